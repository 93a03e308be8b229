package jp.anpi.registry.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeakPasswordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "P@ssw0rd2026!",
                "passwordpassword",
                "ｐａｓｓｗｏｒｄ１２３４",
                "qwertyuiop123",
                "1q2w3e4r1q2w3e4r",
                "123456789012",
                "aaaaaaaaaaaa",
                "abcdefghijkl",
                "iloveyou2024",
                "welcome12345",
                "Nagareyama2026",
                "anpi-admin-2026",
                "bousai-desk-01",
                "sato.hanako.1950",
                "drowssap4321",
                "Sunshine&Princess",
                "takahashi-19650401",
                "ichiro.suzuki.51",
                "1qaz2wsx3edc4rfv",
                "zaq12wsxcde34rfv",
                "poiuytrewq098",
                "09012345678901",
                "0471-58-1111-22",
                "1965/04/01 1968/12/24",
                "kf83kf83kf83",
                "防災避難所２０２６地震",
                "ＡＮＰＩ_shiyakusho_災害",
                "佐藤花子佐藤花子佐藤花子"
            })
    void whatIsTriedFirstIsNoPassword(String password) {
        assertThat(WeakPassword.is(password, "sato.hanako", "佐藤花子")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct-horse-battery",
                "a new password of my own",
                "雨の日は川沿いを歩かない",
                "kf83jw02mqx7",
                "were there seven pretty trees",
                "rocky shore and two violins",
                "春はあけぼのやうやう白くなりゆく",
                "Tsukimi-udon no nioi"
            })
    void whatIsSomebodysOwnIsOne(String password) {
        assertThat(WeakPassword.is(password, "sato.hanako", "佐藤花子")).isFalse();
    }
}
