package jp.anpi.registry.printing;

/** What a fount can show. */
@FunctionalInterface
public interface Typeface {

    boolean has(int codePoint);
}
