package jp.anpi.safety.matching;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.anpi.safety.matching.MadeUpCity.Citizen;

/** What becomes of a person's data on the way over a telephone, a FAX and a tired typist. */
final class Noise {

    private static final String[][] SPELLINGS = {
        {"高", "髙"}, {"崎", "﨑"}, {"辺", "邉"}, {"邉", "邊"}, {"浜", "濵"}, {"吉", "𠮷"}, {"斎", "斉"}, {"齋", "斎"}, {"沢", "澤"},
        {"島", "嶋"}, {"徳", "德"}, {"恵", "惠"}, {"真", "眞"}, {"之", "ノ"}, {"々", "佐"}, {"瀬", "瀨"}, {"柳", "栁"}, {"静", "靜"}
    };

    private final RandomGenerator dice;

    Noise(RandomGenerator dice) {
        this.dice = dice;
    }

    /** A report's words about the citizen; sometimes one thing is taken from somebody else of the house. */
    Question about(Citizen citizen, Citizen other) {
        var listed = citizen.listed();
        boolean mixedUp = other.household() == citizen.household() && dice.nextDouble() < 0.05;
        var birth = birth((mixedUp ? other : citizen).listed().birthDate());
        var address = chance(0.2) ? Optional.<String>empty() : Optional.of(address(citizen.house()));
        var phone = chance(0.2) ? listed.phone().map(this::phone) : Optional.<String>empty();
        boolean hardlyAnything = birth.isEmpty() && address.isEmpty() && phone.isEmpty();
        if (hardlyAnything && chance(0.9)) {
            address = Optional.of(address(citizen.house()));
        }
        return new Question(Optional.of(name(citizen)), Optional.empty(), birth, address, phone);
    }

    private String name(Citizen citizen) {
        var name = citizen.listed().name();
        boolean kana = chance(0.3);
        String text = kana ? slipInKana(name.kana()) : slip(spelling(name.written()));
        if (kana) {
            text = switch (dice.nextInt(4)) {
                case 0 -> hiragana(text);
                case 1 -> halfWidth(text);
                case 2 -> text.replace("ウ　", "ー　").replace('ヂ', 'ジ').replace('ヅ', 'ズ');
                default -> text;
            };
        }
        String[] words = text.split("[　 ]+");
        if (words.length > 1 && chance(0.06)) {
            text = words[words.length - 1] + " "
                    + String.join(" ", List.of(words).subList(0, words.length - 1));
        } else if (words.length == 2 && chance(0.3)) {
            text = words[0] + words[1];
        }
        return chance(0.05) ? text + "様" : text;
    }

    private String spelling(String name) {
        String text = name;
        for (String[] pair : SPELLINGS) {
            if (chance(0.4)) {
                text = pair[0].equals("々") ? text.replace("佐々", "佐佐") : text.replace(pair[0], pair[1]);
            }
        }
        return chance(0.02) ? text + "\uDB40\uDD00" : text;
    }

    /** One wrong, missing or doubled character in one name of five. */
    private String slip(String name) {
        if (!chance(0.2) || name.length() < 4) {
            return name;
        }
        int at = name.offsetByCodePoints(0, dice.nextInt(name.codePointCount(0, name.length())));
        int end = name.offsetByCodePoints(at, 1);
        return switch (dice.nextInt(4)) {
            case 0 -> name.substring(0, at) + name.substring(end);
            case 1 -> name.substring(0, end) + name.substring(at);
            default -> name.substring(0, at) + MadeUpNames.anyKanji(dice) + name.substring(end);
        };
    }

    private String slipInKana(String kana) {
        if (!chance(0.2)) {
            return kana;
        }
        int at = dice.nextInt(kana.length());
        char other = (char) ('ア' + dice.nextInt(80));
        return kana.substring(0, at) + (chance(0.5) ? Character.toString(other) : "") + kana.substring(at + 1);
    }

    private Optional<String> birth(Optional<LocalDate> known) {
        return known.filter(_ -> !chance(0.35)).map(date -> {
            LocalDate said = chance(0.12) ? wrong(date) : date;
            return switch (dice.nextInt(6)) {
                case 0 -> "%d年%d月%d日".formatted(said.getYear(), said.getMonthValue(), said.getDayOfMonth());
                case 1, 2 -> japanese(said);
                case 3 -> "%d%02d%02d".formatted(said.getYear(), said.getMonthValue(), said.getDayOfMonth());
                default -> said.toString();
            };
        });
    }

    private LocalDate wrong(LocalDate date) {
        return switch (dice.nextInt(4)) {
            case 0 -> date.plusYears(dice.nextBoolean() ? 1 : -10);
            case 1 -> date.withDayOfMonth(1 + dice.nextInt(28));
            case 2 ->
                date.withDayOfMonth(1)
                        .withMonth(1 + dice.nextInt(12))
                        .withDayOfMonth(Math.min(date.getDayOfMonth(), 28));
            default ->
                date.getDayOfMonth() <= 12
                        ? LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue())
                        : date.plusDays(1);
        };
    }

    private String japanese(LocalDate date) {
        boolean reiwa = !date.isBefore(LocalDate.of(2019, 5, 1));
        boolean heisei = !reiwa && !date.isBefore(LocalDate.of(1989, 1, 8));
        boolean showa = !reiwa && !heisei && !date.isBefore(LocalDate.of(1926, 12, 25));
        int year = date.getYear() - (reiwa ? 2018 : heisei ? 1988 : showa ? 1925 : 1911);
        String letter = reiwa ? "R" : heisei ? "H" : showa ? "S" : "T";
        String era = reiwa ? "令和" : heisei ? "平成" : showa ? "昭和" : "大正";
        return switch (dice.nextInt(3)) {
            case 0 -> "%s%d.%d.%d".formatted(letter, year, date.getMonthValue(), date.getDayOfMonth());
            case 1 -> "%s%02d%02d%02d".formatted(letter, year, date.getMonthValue(), date.getDayOfMonth());
            default ->
                "%s%s年%d月%d日"
                        .formatted(
                                era,
                                year == 1 ? "元" : Integer.toString(year),
                                date.getMonthValue(),
                                date.getDayOfMonth());
        };
    }

    private String address(MadeUpAddress house) {
        var said = chance(0.3) ? house.withoutBuilding() : chance(0.1) ? house.withGo(dice.nextInt(1, 26)) : house;
        var notations = MadeUpAddress.Notation.values();
        String text = said.write(notations[dice.nextInt(notations.length)]);
        return switch (dice.nextInt(4)) {
            case 0 -> text;
            case 1 -> "千葉県" + MadeUpAddress.CITY + text;
            default -> MadeUpAddress.CITY + text;
        };
    }

    private String phone(String known) {
        String plain = chance(0.5) ? known.replace("-", "") : known;
        return chance(0.1) ? plain.substring(0, plain.length() - 1) + dice.nextInt(10) : plain;
    }

    private boolean chance(double of) {
        return dice.nextDouble() < of;
    }

    private static String hiragana(String kana) {
        var text = new StringBuilder();
        kana.chars().forEach(each -> text.append((char) (each >= 'ァ' && each <= 'ヶ' ? each - 0x60 : each)));
        return text.toString();
    }

    private static final String HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｯｬｭｮｰ";
    private static final String FULL = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォッャュョー";

    /** Half-width kana, voice marks split off. */
    private static String halfWidth(String kana) {
        var text = new StringBuilder();
        Normalizer.normalize(kana, Normalizer.Form.NFD).chars().forEach(each -> {
            int at = FULL.indexOf(each);
            text.append(each == 0x3099 ? 'ﾞ' : each == 0x309A ? 'ﾟ' : at >= 0 ? HALF.charAt(at) : (char) each);
        });
        return text.toString();
    }
}
