package org.fullscore.organization;

import java.util.OptionalInt;

/** How far the demonstration organization is, while it is being made. */
public interface DemonstrationProgress {

    /** Percent of its history that has happened; empty when nothing is being made. */
    OptionalInt percent();
}
