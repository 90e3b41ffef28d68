package org.fullscore.goals;

/** One of the two who agree on a goal. */
public enum Party {
    OWNER("owner"),
    LEADER("leader");

    private final String code;

    Party(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Party of(String code) {
        return OWNER.code.equals(code) ? OWNER : LEADER;
    }
}
