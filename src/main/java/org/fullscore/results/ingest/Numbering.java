package org.fullscore.results.ingest;

import java.util.List;

/**
 * Numbers the rows of a file that have the same key columns: the first, the second, … The number depends on nothing but
 * the rows before it, so the same file gives the same numbers, also when it is gone on with in the middle.
 *
 * <p>Keeps 12 bytes for each different key, by a 64-bit hash: two keys that share one share their count, which leaves their
 * external ids apart.
 */
final class Numbering {

    static final int MOST = 4_000_000;

    private final int[] key;
    private long[] hashes = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int size;

    Numbering(List<String> header, Mapping.Key key) {
        this.key = key.columns().stream().mapToInt(header::indexOf).toArray();
    }

    Row number(Row row) throws RefusedFileException {
        long hash = 1;
        for (int index : key) {
            if (index < 0 || index >= row.size()) {
                return row;
            }
            String part = row.cell(index).strip();
            for (int i = 0; i < part.length(); i++) {
                hash = mixed(hash ^ part.charAt(i));
            }
            hash = mixed(hash ^ 0x1_0000);
        }
        return row.numbered(count(hash == 0 ? 1 : hash, row.line()));
    }

    private int count(long hash, int line) throws RefusedFileException {
        int at = at(hash);
        if (hashes[at] == 0) {
            if (size == MOST) {
                throw ResultFile.refused(FailureReason.ROWS_TOO_MANY, line, null, null);
            }
            if (2 * size > hashes.length) {
                grow();
                at = at(hash);
            }
            hashes[at] = hash;
            size++;
        }
        return ++counts[at];
    }

    private int at(long hash) {
        int at = (int) (hash >>> 20) & (hashes.length - 1);
        while (hashes[at] != 0 && hashes[at] != hash) {
            at = (at + 1) & (hashes.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] before = hashes;
        int[] counted = counts;
        hashes = new long[2 * before.length];
        counts = new int[2 * before.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int at = at(before[i]);
                hashes[at] = before[i];
                counts[at] = counted[i];
            }
        }
    }

    private static long mixed(long value) {
        long product = value * 0x9e37_79b9_7f4a_7c15L;
        return product ^ product >>> 29;
    }
}
