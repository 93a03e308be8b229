package jp.anpi.registry.group;

/** One 特記事項 of a plan, under the heading the city files it. */
public record Remark(Category category, String text) {

    /** The city's own headings (システム管理 項目別タイトル). */
    public enum Category {
        POWER("電源使用"),
        DIALYSIS("人工透析"),
        ESSENTIAL_MEDICINE("必須薬剤"),
        REGULAR_CARE("定期的な医療的ケア"),
        EVACUATION_LIFE("避難生活の配慮事項");

        private final String japanese;

        Category(String japanese) {
            this.japanese = japanese;
        }

        /** As the city writes it: 電源使用. */
        public String japanese() {
            return japanese;
        }
    }

    public Remark {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a remark must not be blank");
        }
    }
}
