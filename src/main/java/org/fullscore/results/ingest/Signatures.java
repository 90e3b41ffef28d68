package org.fullscore.results.ingest;

import org.jspecify.annotations.Nullable;

/** Recognizes by its first bytes what a file is that is no file of results. */
final class Signatures {

    private Signatures() {}

    static boolean isGzip(byte[] content) {
        return startsWith(content, 0x1f, 0x8b);
    }

    static boolean isZip(byte[] content) {
        return startsWith(content, 'P', 'K', 3, 4);
    }

    /** What else it is, in words; null if it may be text. */
    static @Nullable String foreign(byte[] content) {
        if (startsWith(content, 0xd0, 0xcf, 0x11, 0xe0)) {
            return "a workbook of before 2007, or one with a password";
        }
        if (isGzip(content)) {
            return "compressed twice";
        }
        if (startsWith(content, 'P', 'K', 5, 6)) {
            return "an empty archive";
        }
        if (startsWith(content, '%', 'P', 'D', 'F')) {
            return "PDF";
        }
        if (startsWith(content, 0x89, 'P', 'N', 'G') || startsWith(content, 0xff, 0xd8, 0xff)) {
            return "a picture";
        }
        if (startsWith(content, 0xff, 0xfe, 0, 0) || startsWith(content, 0, 0, 0xfe, 0xff)) {
            return "UTF-32";
        }
        return compressedOtherwise(content) ? "compressed otherwise than with gzip" : marked(content);
    }

    private static boolean compressedOtherwise(byte[] content) {
        return startsWith(content, 0x28, 0xb5, 0x2f, 0xfd)
                || startsWith(content, 0xfd, '7', 'z', 'X', 'Z')
                || startsWith(content, '7', 'z', 0xbc, 0xaf)
                || startsWith(content, 'R', 'a', 'r', '!')
                || startsWith(content, 'B', 'Z', 'h', '1') // bzip2, weakest and strongest
                || startsWith(content, 'B', 'Z', 'h', '9');
    }

    /** Whether it begins with a brace, which is how lines of JSON begin. */
    static boolean isJson(byte[] content) {
        int first = firstVisible(content, 0);
        return first < content.length && content[first] == '{';
    }

    private static @Nullable String marked(byte[] content) {
        int first = firstVisible(content, 0);
        if (first < content.length && content[first] == '<') {
            return "HTML or XML";
        }
        if (first < content.length && content[first] == '[') {
            int second = firstVisible(content, first + 1);
            return second < content.length && content[second] == '{' ? "one list of JSON" : null;
        }
        return null;
    }

    /** The first byte that is neither white space, nor of a byte-order mark, nor zero, as every second one in UTF-16. */
    private static int firstVisible(byte[] content, int from) {
        int first = from;
        while (first < content.length
                && (content[first] <= ' ' && content[first] >= 0 || (content[first] & 0xff) >= 0xbb)) {
            first++;
        }
        return first;
    }

    private static boolean startsWith(byte[] content, int... signature) {
        if (content.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((content[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
