package org.fullscore.organization;

import org.jspecify.annotations.Nullable;

/**
 * A team of the tree; who leads it and where it hangs are dated, see {@link Teams} and {@link Hierarchy}.
 *
 * @param key internal key
 * @param id the organization's own id of the team
 * @param answersTo key of the person the head of a root team answers to
 */
public record Team(
        int key, String id, String name, @Nullable Integer answersTo) {}
