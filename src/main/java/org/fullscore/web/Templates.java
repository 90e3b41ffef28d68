package org.fullscore.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/**
 * Finds the compiled template behind a view name: {@code goals/web/targets} is {@code src/main/jte/goals/web/targets.jte}.
 * A template is given {@code shell} and, from the model, {@code page}; nothing else.
 */
@Configuration(proxyBeanMethods = false)
class Templates {

    static TemplateEngine precompiled() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, Templates.class.getClassLoader(), "org.fullscore");
    }

    @Bean
    TemplateEngine templateEngine() {
        return precompiled();
    }

    @Bean
    ViewResolver templateViewResolver(TemplateEngine engine, Shells shells) {
        return new TemplateViewResolver(engine, shells);
    }

    /** Words are English until somebody translates them; a browser's preference must not mix two languages on a page. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.ENGLISH);
    }

    private static final class TemplateViewResolver implements ViewResolver, Ordered {

        private final TemplateEngine engine;
        private final Shells shells;

        TemplateViewResolver(TemplateEngine engine, Shells shells) {
            this.engine = engine;
            this.shells = shells;
        }

        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            var template = name + ".jte";
            return name.contains(":") || !engine.hasTemplate(template)
                    ? null
                    : new TemplateView(engine, shells, template);
        }

        /** Before the resolver that asks the bean factory for a bean of the view's name. */
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    private record TemplateView(TemplateEngine engine, Shells shells, String template) implements View {

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var parameters = new HashMap<String, Object>();
            var page = model == null ? null : model.get("page");
            if (page != null) {
                parameters.put("page", page);
            }
            var given = model == null ? null : model.get("shell");
            parameters.put("shell", given == null ? shells.of(request) : given);
            var output = new Utf8ByteOutput();
            engine.render(template, parameters, output);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(output.getContentLength());
            // a page has hundreds of pieces; one by one they cost a fifth of it
            var whole = new ByteArrayOutputStream(output.getContentLength());
            output.writeTo(whole);
            whole.writeTo(response.getOutputStream());
        }
    }
}
