package jp.anpi.registry.group;

import org.assertj.core.api.Assertions;

/** Breaks the architecture on purpose, so that its rule can be seen to fail. */
public final class ForeignFriend {
    private ForeignFriend() {}

    static Object foreign() {
        return Assertions.class;
    }
}
