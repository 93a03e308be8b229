package jp.anpi.registry.http.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Refused;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void aCursorComesBackAsItWas() {
        Cursor cursor = Cursor.of("PUSH_SUPPORT", "", "0b9d2e5c");
        assertThat(Cursor.read(cursor.text(), 3)).contains(cursor);
        assertThat(Cursor.read(cursor.text(), 2)).isEmpty();
    }

    @Test
    void aCursorChangedInOnePlaceIsNotOurs() {
        String text = Cursor.of("0b9d2e5c-6f57").text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            // The last character may hold bits that no byte uses.
            assertThat(Cursor.read(changed, 1))
                    .satisfiesAnyOf(
                            read -> assertThat(read).isEmpty(),
                            read -> assertThat(read).contains(Cursor.of("0b9d2e5c-6f57")));
        }
        assertThat(Cursor.read("", 1)).isEmpty();
        assertThat(Cursor.read("あ", 1)).isEmpty();
    }

    @Test
    void aLimitOutsideItsRangeIsRefusedByName() {
        for (String wrong : List.of("0", "-1", "1001", "many", "99999999999")) {
            assertThatThrownBy(() -> Paging.of(Optional.of(wrong), Optional.empty()))
                    .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                    .satisfies(refused -> {
                        assertThat(refused.problem().kind()).isEqualTo(CommonProblem.WRONG_PARAMETER);
                        assertThat(refused.problem().errors().getFirst().field())
                                .contains("limit");
                    });
        }
        assertThat(Paging.of(Optional.empty(), Optional.of(""))).isEqualTo(new Paging(Paging.USUAL, Optional.empty()));
    }

    @Test
    void theOneItemTooManyOnlyTellsThatThereIsMore() {
        Listing<String> first = Listing.of(List.of("a", "b", "c"), 2, Cursor::of);
        assertThat(first.items()).containsExactly("a", "b");
        assertThat(new Paging(2, first.next()).after(1)).contains(Cursor.of("b"));
        assertThat(Listing.of(List.of("c"), 2, Cursor::of).next()).isEmpty();
    }
}
