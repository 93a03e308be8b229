package jp.anpi.registry.sample;

import jp.anpi.registry.sample.Households.Place;

/** What one member of a household is to another, in the word people use. */
final class Relations {

    private Relations() {}

    static String of(Place me, Place other, boolean otherIsWoman) {
        return switch (me) {
            case HEAD ->
                switch (other) {
                    case HEAD, SPOUSE -> otherIsWoman ? "妻" : "夫";
                    case CHILD, TWIN -> otherIsWoman ? "娘" : "息子";
                    case PARENT -> otherIsWoman ? "母" : "父";
                };
            case SPOUSE ->
                switch (other) {
                    case HEAD, SPOUSE -> otherIsWoman ? "妻" : "夫";
                    case CHILD, TWIN -> otherIsWoman ? "娘" : "息子";
                    case PARENT -> otherIsWoman ? "義母" : "義父";
                };
            case CHILD, TWIN ->
                switch (other) {
                    case HEAD, SPOUSE -> otherIsWoman ? "母" : "父";
                    case CHILD, TWIN -> "きょうだい";
                    case PARENT -> otherIsWoman ? "祖母" : "祖父";
                };
            case PARENT ->
                switch (other) {
                    case HEAD -> otherIsWoman ? "娘" : "息子";
                    case SPOUSE -> otherIsWoman ? "嫁" : "婿";
                    case CHILD, TWIN -> "孫";
                    case PARENT -> otherIsWoman ? "妻" : "夫";
                };
        };
    }
}
