package jp.anpi.registry.way;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words for a way, one sentence a step, in the language of whoever reads them. */
public enum WayWords {
    JAPANESE {
        @Override
        String sentence(Step step) {
            String street = step.street().map(name -> name + "を").orElse("");
            String along = street + metres(step) + "m進む" + footing(step);
            return step.turn().map(turn -> turned(turn) + along).orElseGet(() -> JA[step.compass()] + "へ、" + along)
                    + "。";
        }

        @Override
        String toStreet(int metres) {
            return "道まで約" + metres + "m進む。";
        }

        @Override
        String fromStreet(int metres) {
            return "道を離れて約" + metres + "m進む。";
        }

        @Override
        String arrival(String place) {
            return place + "に着く。";
        }

        @Override
        String all(List<String> sentences) {
            return String.join("", sentences);
        }

        private String turned(Step.Turn turn) {
            return switch (turn) {
                case STRAIGHT -> "そのまま";
                case SLIGHT_RIGHT -> "右斜め前へ入り、";
                case RIGHT -> "右に曲がり、";
                case SHARP_RIGHT -> "右後ろへ折り返し、";
                case SLIGHT_LEFT -> "左斜め前へ入り、";
                case LEFT -> "左に曲がり、";
                case SHARP_LEFT -> "左後ろへ折り返し、";
            };
        }

        private String footing(Step step) {
            String found = step.footings().stream()
                    .sorted()
                    .map(footing -> switch (footing) {
                        case USUAL -> "";
                        case STEPS -> "階段あり";
                        case BRIDGE -> "橋を渡る";
                    })
                    .collect(Collectors.joining("、"));
            return found.isEmpty() ? "" : "（" + found + "）";
        }
    },
    ENGLISH {
        @Override
        String sentence(Step step) {
            String along = step.street().map(name -> " along " + name).orElse("") + " for " + metres(step) + " m"
                    + footing(step);
            return step.turn().map(turn -> turned(turn) + along).orElseGet(() -> "Go " + EN[step.compass()] + along)
                    + ".";
        }

        @Override
        String toStreet(int metres) {
            return "Go about " + metres + " m to the street.";
        }

        @Override
        String fromStreet(int metres) {
            return "Leave the street and go about " + metres + " m.";
        }

        @Override
        String arrival(String place) {
            return "Arrive at " + place + ".";
        }

        @Override
        String all(List<String> sentences) {
            return String.join(" ", sentences);
        }

        private String turned(Step.Turn turn) {
            return switch (turn) {
                case STRAIGHT -> "Go straight on";
                case SLIGHT_RIGHT -> "Bear right";
                case RIGHT -> "Turn right and go";
                case SHARP_RIGHT -> "Turn sharp right and go";
                case SLIGHT_LEFT -> "Bear left";
                case LEFT -> "Turn left and go";
                case SHARP_LEFT -> "Turn sharp left and go";
            };
        }

        private String footing(Step step) {
            String found = step.footings().stream()
                    .sorted()
                    .map(footing -> switch (footing) {
                        case USUAL -> "";
                        case STEPS -> "steps";
                        case BRIDGE -> "a bridge";
                    })
                    .collect(Collectors.joining(", "));
            return found.isEmpty() ? "" : " (" + found + ")";
        }
    };

    private static final String[] JA = {"北", "北東", "東", "南東", "南", "南西", "西", "北西"};
    private static final String[] EN = {
        "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"
    };

    /** Metres beside the streets; what is less is the way out of a door or across a yard. */
    private static final double TOLD = 50;

    abstract String sentence(Step step);

    abstract String toStreet(int metres);

    abstract String fromStreet(int metres);

    abstract String arrival(String place);

    abstract String all(List<String> sentences);

    /** A sentence for each step, also for those beside the streets when they are many, the last for the place it leads to. */
    public List<String> sentences(Way way, String place) {
        List<String> sentences = new ArrayList<>();
        if (way.toStreet() >= TOLD) {
            sentences.add(toStreet(tens(way.toStreet())));
        }
        Step.of(way.stretches()).stream().map(this::sentence).forEach(sentences::add);
        if (way.fromStreet() >= TOLD) {
            sentences.add(fromStreet(tens(way.fromStreet())));
        }
        sentences.add(arrival(place));
        return sentences;
    }

    /** The same as one text, as it goes into a plan. */
    public String text(Way way, String place) {
        return all(sentences(way, place));
    }

    private static int metres(Step step) {
        return tens(step.metres());
    }

    /** In tens, since nobody paces out single metres. */
    private static int tens(double metres) {
        return Math.max(10, (int) Math.round(metres / 10) * 10);
    }
}
