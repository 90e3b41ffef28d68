package org.fullscore.consistency.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.springframework.stereotype.Component;

/** The report pack as a PDF: tagged, with title and language, in a font of its own, nothing fetched from anywhere. */
@Component
class PackDocument {

    private static final String FONT = "Liberation Sans";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private final TemplateEngine templates;

    PackDocument(TemplateEngine templates) {
        this.templates = templates;
        // what it says at every page is for whoever writes the template; what does not work is an exception
        XRLog.setLoggingEnabled(false);
        FontMappers.set(new OwnFont());
    }

    byte[] of(PackPage pack) {
        var html = new StringOutput();
        templates.render("consistency/web/pack.jte", pack, html);
        var bytes = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.useUriResolver((base, address) -> null);
        builder.useFont(() -> font("Regular"), FONT, NORMAL, FontStyle.NORMAL, true);
        builder.useFont(() -> font("Bold"), FONT, BOLD, FontStyle.NORMAL, true);
        builder.withProducer("Fullscore");
        builder.withHtmlContent(html.toString(), null);
        builder.toStream(bytes);
        try (var drawer = new BatikSVGDrawer()) {
            builder.useSVGDrawer(drawer);
            builder.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    static InputStream font(String style) {
        return Objects.requireNonNull(
                PackDocument.class.getResourceAsStream("/liberation/LiberationSans-" + style + ".ttf"));
    }
}
