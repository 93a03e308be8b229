package jp.anpi.registry.group;

/** Medical care that somebody needs regularly (医療的ケア), wherever they are: a shelter has to know. */
public enum CareProcedure {
    SUCTION("吸引"),
    TUBE_FEEDING("経管栄養"),
    CATHETER("導尿"),
    STOMA("ストーマ"),
    TRACHEOSTOMY("気管切開"),
    INFUSION("点滴・中心静脈栄養"),
    WOUND_CARE("褥瘡の処置"),
    OTHER("その他");

    private final String japanese;

    CareProcedure(String japanese) {
        this.japanese = japanese;
    }

    public String japanese() {
        return japanese;
    }
}
