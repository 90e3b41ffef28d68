package org.fullscore.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what problem an exception is; whatever nobody expected becomes a reference number, and nothing else. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException e -> e.problem();
            case MethodArgumentNotValidException e ->
                invalid(fields(e.getBindingResult().getAllErrors()));
            case BindException e -> invalid(fields(e.getAllErrors()));
            case HandlerMethodValidationException e -> invalid(parameters(e));
            case ConstraintViolationException e ->
                invalid(e.getConstraintViolations().stream()
                        .map(Problems::violation)
                        .toList());
            case HttpMessageNotReadableException e -> unreadable(e);
            case MethodArgumentTypeMismatchException e -> mismatch(e);
            case MaxUploadSizeExceededException ignored ->
                new Problem(413, "too-large", "The file is too large", null, List.of());
            case ConcurrencyFailureException ignored -> changedMeanwhile();
            case AccessDeniedException ignored -> Problem.forbidden();
            case ErrorResponse e -> ofStatus(e.getStatusCode().value(), failure);
            default -> unexpected(failure);
        };
    }

    /** The problem of a bare status, such as a filter sends it. */
    static Problem ofStatus(int status, @Nullable Throwable failure) {
        var known = HttpStatus.resolve(status);
        if (known == null || known == HttpStatus.INTERNAL_SERVER_ERROR) {
            return unexpected(failure);
        }
        var type = known.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var detail =
                failure instanceof ErrorResponse response ? response.getBody().getDetail() : null;
        return new Problem(status, type, known.getReasonPhrase(), status == 404 ? null : detail, List.of());
    }

    private static Problem changedMeanwhile() {
        return Problem.conflict(
                "changed-meanwhile",
                "Somebody changed this meanwhile",
                "Nothing of this request was recorded. Read it again and decide on what is there now.");
    }

    private static Problem unexpected(@Nullable Throwable failure) {
        var reference = References.next();
        LOG.error("Unexpected failure, reference {}", reference, failure);
        return new Problem(500, "unexpected", "Something broke here", "Reference " + reference, List.of());
    }

    private static Problem invalid(List<RowError> errors) {
        return Problem.unprocessable("invalid", "Some of what was sent makes no sense", null)
                .withErrors(errors);
    }

    private static List<RowError> fields(List<ObjectError> errors) {
        return errors.stream()
                .map(error -> {
                    var field = error instanceof FieldError at ? at.getField() : error.getObjectName();
                    var value = error instanceof FieldError at ? at.getRejectedValue() : null;
                    return place(field, value, error.getCode(), error.getDefaultMessage());
                })
                .toList();
    }

    private static List<RowError> parameters(HandlerMethodValidationException failure) {
        return failure.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream().map(error -> {
                    var codes = error.getCodes();
                    var code = codes == null || codes.length == 0 ? null : codes[codes.length - 1];
                    var name = result.getMethodParameter().getParameterName();
                    return place(name == null ? "" : name, result.getArgument(), code, error.getDefaultMessage());
                }))
                .toList();
    }

    private static RowError violation(ConstraintViolation<?> violation) {
        var kind = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return place(violation.getPropertyPath().toString(), violation.getInvalidValue(), kind, violation.getMessage());
    }

    private static RowError place(
            String field, @Nullable Object value, @Nullable String code, @Nullable String message) {
        var reason = code == null
                ? "INVALID"
                : code.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        var said = message == null ? "is not valid" : message;
        return RowError.atField(field, value == null ? null : value.toString(), reason, said, "");
    }

    /** An address with something that is no id in it leads nowhere; a query parameter of the wrong kind can be put right. */
    private static Problem mismatch(MethodArgumentTypeMismatchException failure) {
        var inPath = failure.getParameter().hasParameterAnnotation(PathVariable.class);
        return inPath ? Problem.notFound() : parameter(failure);
    }

    private static Problem parameter(TypeMismatchException failure) {
        var name = failure.getPropertyName() == null ? "" : failure.getPropertyName();
        return Problem.badRequest("unreadable-parameter", "A parameter cannot be read", null)
                .withErrors(List.of(place(name, failure.getValue(), "UNREADABLE", "cannot be read")));
    }

    private static Problem unreadable(HttpMessageNotReadableException failure) {
        if (failure.getCause() instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown);
        }
        return failure.getCause() instanceof JacksonException json
                ? unreadableJson(json)
                : Problem.badRequest("unreadable-body", "The body is missing or cannot be read", null);
    }

    private static Problem unknownField(UnrecognizedPropertyException failure) {
        var known = failure.getKnownPropertyIds();
        var names = known == null
                ? ""
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        var error = RowError.atField(
                path(failure), null, "FIELD_UNKNOWN", "is not a field that is known here", "Known are: " + names);
        return Problem.badRequest("unknown-field", "The body has a field that is not known", error.column())
                .withErrors(List.of(error));
    }

    private static Problem unreadableJson(JacksonException failure) {
        var at = failure.getLocation();
        var line = at == null ? null : at.getLineNr();
        var path = path(failure);
        var where = at == null ? null : "Line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        var error = new RowError(
                null,
                line,
                path.isEmpty() ? null : path,
                null,
                "UNREADABLE",
                "cannot be read",
                "See the API page at /docs");
        return Problem.badRequest("unreadable-json", "The JSON cannot be read", where)
                .withErrors(List.of(error));
    }

    private static String path(JacksonException failure) {
        return failure.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
