package jp.anpi.deploy.embedded.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Walks the documents of a collection and all its indexes both ways, on one snapshot. */
final class Verification {

    private final StoreCollection collection;
    private final View view;
    private final List<String> disagreements = new ArrayList<>();

    private Verification(StoreCollection collection, View view) {
        this.collection = collection;
        this.view = view;
    }

    /** Each line says one disagreement; none means that all agree. */
    static List<String> of(StoreCollection collection) {
        try (View view = collection.disk().snapshot()) {
            Verification verification = new Verification(collection, view);
            verification.checkDocuments();
            for (StoreIndex index : collection.searchable()) {
                if (!index.isPrimary()) verification.checkEntries(index);
            }
            return verification.disagreements;
        }
    }

    private void checkDocuments() {
        long documents = 0;
        try (DocumentScan scan = collection.scan(view, Query.ALL)) {
            while (scan.hasNext()) {
                documents++;
                checkDocument(scan.next());
            }
        }
        long counted = collection.tallyIn(view).documents();
        if (counted != documents) {
            disagreements.add(collection.getFullName() + " counts " + counted + " documents and has " + documents);
        }
    }

    private void checkDocument(DocumentScan.Match match) {
        for (StoreIndex index : collection.searchable()) {
            if (index.isPrimary()) continue;
            for (byte[] key : index.keysOf(match.document())) {
                if (view.get(index.entryKey(key, match.id())) == null) {
                    disagreements.add(index + ": no entry for the document " + match.id());
                }
            }
        }
    }

    private void checkEntries(StoreIndex index) {
        try (IndexWalk entries = IndexWalk.over(view, index.prefix())) {
            while (entries.step()) {
                RecordId id = new RecordId(entries.value());
                if (!isExpected(index, entries.key(), id)) {
                    disagreements.add(index + ": an entry that the document " + id + " does not have");
                }
            }
        }
    }

    private boolean isExpected(StoreIndex index, byte[] entry, RecordId id) {
        byte[] bson = view.get(collection.documentKey(id));
        return bson != null
                && index.keysOf(Bytes.decode(bson)).stream()
                        .anyMatch(key -> Arrays.equals(index.entryKey(key, id), entry));
    }
}
