package jp.anpi.safety.check;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Collection;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.sealing.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The desk's notes on checks, which carry no free text themselves: {@code {_id: command, i, p, x}}. */
final class Notes {

    private static final int SHOWN = 100;

    private final MongoCollection<Document> notes;
    private final SealedJson sealed;

    Notes(MongoDatabase database, SealedJson sealed) {
        this.notes = database.getCollection("check_notes");
        this.sealed = sealed;
    }

    Mono<Void> createIndexes() {
        return Mono.from(notes.createIndex(Indexes.ascending("i", "p"))).then();
    }

    /** One that is here already stays as it was written. */
    Mono<Void> keep(Collection<CheckInput.Noted> written) {
        return Flux.fromIterable(written)
                .concatMap(note -> {
                    String id = note.command().toString();
                    var once = Updates.combine(
                            Updates.setOnInsert("i", note.incident().toString()),
                            Updates.setOnInsert("p", note.person().toString()),
                            Updates.setOnInsert(
                                    "x", sealed.seal(SealedJson.keyOf(note.incident()), note, "note/" + id)));
                    return Mono.from(notes.updateOne(eq("_id", id), once, new UpdateOptions().upsert(true)));
                })
                .then();
    }

    /** The note of an act in that incident. */
    Mono<CheckInput.Noted> find(IncidentId incident, CommandId command) {
        return Mono.from(notes.find(and(eq("_id", command.toString()), eq("i", incident.toString()))))
                .map(document -> note(incident, document));
    }

    /** Every note of an incident. */
    Flux<CheckInput.Noted> all(IncidentId incident) {
        return Flux.from(notes.find(eq("i", incident.toString()))).map(document -> note(incident, document));
    }

    Flux<CheckInput.Noted> about(CheckKey key) {
        return Flux.from(notes.find(and(
                                eq("i", key.incident().toString()),
                                eq("p", key.person().toString())))
                        .limit(SHOWN))
                .map(document -> note(key.incident(), document));
    }

    private CheckInput.Noted note(IncidentId incident, Document document) {
        return sealed.open(
                SealedJson.keyOf(incident),
                document.get("x", Binary.class),
                "note/" + document.getString("_id"),
                CheckInput.Noted.class);
    }
}
