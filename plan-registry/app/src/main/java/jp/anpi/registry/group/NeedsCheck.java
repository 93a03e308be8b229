package jp.anpi.registry.group;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/** What is wrong in needs that were sent, each by its field. Jackson leaves out what was not sent, whatever the records say. */
record NeedsCheck(List<ProblemItem> wrong) {

    static final Text MISSING = new Text("必須です。", "It is required.");

    private static final int LONGEST = 400;
    private static final int MOST = 50;
    private static final int MOST_DAYS = 3_660;
    private static final Duration LONGEST_BATTERY = Duration.ofDays(365);
    private static final Text TOO_LONG = new Text("1〜{0}文字です。", "1 to {0} characters.");
    private static final Text TOO_MANY = new Text("{0}件までです。", "At most {0}.");
    private static final Text HOURS = new Text("0時間から1年までです。", "From no time to a year.");
    private static final Text COUNT = new Text("0から{0}までです。", "From 0 to {0}.");

    void disabilities(List<NeedsRequest.DisabilityForm> forms) {
        each("disabilities", forms, (at, form) -> {
            require(at + ".kind", form.kind());
            line(at + ".grade", form.grade());
        });
    }

    void remarks(List<NeedsRequest.RemarkForm> forms) {
        each("remarks", forms, (at, form) -> {
            require(at + ".category", form.category());
            name(at + ".text", form.text());
        });
    }

    void all(String field, List<?> codes) {
        each(field, codes, (_, _) -> {});
    }

    void support(NeedsRequest.Support support) {
        each("lifeSupport.devices", support.devices().orElse(List.of()), this::device);
        each("lifeSupport.medicines", support.medicines().orElse(List.of()), this::medicine);
        support.oxygen().ifPresent(this::oxygen);
    }

    private void device(String at, PoweredDevice device) {
        require(at + ".kind", Optional.ofNullable(device.kind()));
        battery(at + ".internal", device.internal());
        battery(at + ".external", device.external());
    }

    private void battery(String field, Optional<Duration> lasts) {
        if (lasts.filter(time -> time.isNegative() || time.compareTo(LONGEST_BATTERY) > 0)
                .isPresent()) {
            wrong.add(ProblemItem.field(field, HOURS));
        }
    }

    private void medicine(String at, Medicine medicine) {
        name(at + ".name", Optional.ofNullable(medicine.name()));
        count(at + ".stockDays", medicine.stockDays(), MOST_DAYS);
    }

    private void oxygen(Oxygen oxygen) {
        line("lifeSupport.oxygen.cylinder", oxygen.cylinder());
        count("lifeSupport.oxygen.cylinders", oxygen.cylinders(), MOST);
    }

    /** Nothing left out and not too many; none of what is wrong then is looked into. */
    private <T> void each(String field, List<T> all, BiConsumer<String, T> look) {
        if (all.size() > MOST) {
            wrong.add(ProblemItem.field(field, TOO_MANY, MOST));
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            String at = field + "[" + i + "]";
            T one = all.get(i);
            if (Objects.isNull(one)) {
                wrong.add(ProblemItem.field(at, MISSING));
            } else {
                look.accept(at, one);
            }
        }
    }

    private void require(String field, Optional<?> sent) {
        if (sent.isEmpty()) {
            wrong.add(ProblemItem.field(field, MISSING));
        }
    }

    private void name(String field, Optional<String> sent) {
        if (sent.filter(text -> !text.isBlank() && text.length() <= LONGEST).isEmpty()) {
            wrong.add(ProblemItem.field(field, TOO_LONG, LONGEST));
        }
    }

    void line(String field, Optional<String> sent) {
        if (sent.filter(text -> text.length() > LONGEST).isPresent()) {
            wrong.add(ProblemItem.field(field, TOO_LONG, LONGEST));
        }
    }

    private void count(String field, Optional<Integer> sent, int most) {
        if (sent.filter(number -> number < 0 || number > most).isPresent()) {
            wrong.add(ProblemItem.field(field, COUNT, most));
        }
    }
}
