package org.fullscore.consequences;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** Name of a policy and number of one of its versions, from 1. */
@Embeddable
public record PolicyVersionId(String policy, int number) implements Serializable {}
