package org.fullscore.web;

import java.security.SecureRandom;

/** Numbers by which somebody who met a failure and somebody who reads the log speak of the same thing. */
final class References {

    /** Without letters that are mistaken for digits on the telephone. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private References() {}

    /** Such as "7K3Q-9T2M". */
    static String next() {
        var text = new StringBuilder(9);
        for (var i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
