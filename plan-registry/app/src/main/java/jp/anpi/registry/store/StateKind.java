package jp.anpi.registry.store;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.RecordKey;
import org.bson.Document;

/**
 * How one kind of published state is kept.
 *
 * @param collection its collection
 * @param topic where every change is published
 * @param id the document's id
 * @param version counted from 1, one more with each change
 * @param key the record's key on the log
 * @param clear what must be asked for and therefore stands in clear: never a name, an address or anything about health
 * @param indexes each the fields of one ascending index, beside those the store needs itself
 */
public record StateKind<T>(
        String collection,
        Topic<T> topic,
        Function<T, String> id,
        ToLongFunction<T> version,
        Function<T, RecordKey> key,
        Function<T, Document> clear,
        List<List<String>> indexes) {

    public StateKind {
        indexes = List.copyOf(indexes);
    }
}
