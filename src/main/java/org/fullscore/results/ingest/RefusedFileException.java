package org.fullscore.results.ingest;

/** A file that cannot be read to its end: nothing of it is recorded. */
public class RefusedFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RowFailure failure;

    public RefusedFileException(RowFailure failure) {
        super(failure.reason() + " in line " + failure.line());
        this.failure = failure;
    }

    /** Where, and why. */
    public RowFailure failure() {
        return failure;
    }
}
