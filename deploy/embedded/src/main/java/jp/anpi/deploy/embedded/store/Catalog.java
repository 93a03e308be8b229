package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which number, and so which part of the key space, belongs to which collection and index. Numbers are never used twice; a number is written
 * before anything is stored under it, so what a crash leaves behind is at worst a number that nobody uses, cleaned up at the next start.
 */
final class Catalog {

    private static final byte[] ENTRIES = {1};
    private static final byte[] NEXT = {1, 0};
    private static final byte DOCUMENTS = 2;
    private static final byte INDEX = 3;
    private static final byte TALLY = 4;

    private final Disk disk;
    private final Map<Name, Entry> entries = new ConcurrentHashMap<>();
    private int next = 1;

    /** @param index the empty string for the collection itself */
    record Name(String database, String collection, String index) {

        byte[] key() {
            return Bytes.concat(
                    new byte[] {1, 1}, (database + "\0" + collection + "\0" + index).getBytes(StandardCharsets.UTF_8));
        }

        static Name of(byte[] key) {
            String[] parts = new String(key, 2, key.length - 2, StandardCharsets.UTF_8).split("\0", -1);
            return new Name(parts[0], parts[1], parts[2]);
        }

        boolean isCollection() {
            return index.isEmpty();
        }
    }

    /** @param arrays bit i is set once a document held an array in the index's field i */
    record Entry(int number, int arrays) {}

    Catalog(Disk disk) {
        this.disk = disk;
        try (View view = disk.snapshot();
                IndexWalk stored = IndexWalk.over(view, ENTRIES)) {
            while (stored.step()) {
                Document value = Bytes.decode(stored.value());
                if (stored.key().length == NEXT.length) {
                    next = (int) Fields.number(value, "next");
                } else {
                    entries.put(Name.of(stored.key()), new Entry((int) Fields.number(value, "number"), (int)
                            Fields.number(value, "arrays")));
                }
            }
        }
    }

    Set<String> databases() {
        return entries.keySet().stream()
                .filter(name -> !name.collection().startsWith("system."))
                .map(Name::database)
                .collect(Collectors.toSet());
    }

    Set<String> collections(String database) {
        return entries.keySet().stream()
                .filter(name -> name.database().equals(database) && name.isCollection())
                .map(Name::collection)
                .collect(Collectors.toSet());
    }

    @Nullable
    Entry find(Name name) {
        return entries.get(name);
    }

    /** Gives the name a fresh, empty part of the key space; what an interrupted creation left under it is removed. */
    synchronized Entry create(Name name) {
        if (entries.containsKey(name)) remove(name);
        Entry entry = new Entry(next, 0);
        next++;
        disk.put(NEXT, Bytes.encode(new Document("next", next)));
        store(name, entry);
        return entry;
    }

    void sawArrays(Name name, int arrays) {
        Entry known = entries.get(name);
        if (known == null || (known.arrays() | arrays) != known.arrays()) sawNewArrays(name, arrays);
    }

    private synchronized void sawNewArrays(Name name, int arrays) {
        Entry entry = entries.get(name);
        if (entry != null && (entry.arrays() | arrays) != entry.arrays()) {
            store(name, new Entry(entry.number(), entry.arrays() | arrays));
        }
    }

    private void store(Name name, Entry entry) {
        disk.put(name.key(), Bytes.encode(new Document("number", entry.number()).append("arrays", entry.arrays())));
        entries.put(name, entry);
    }

    synchronized void remove(Name name) {
        Entry entry = entries.remove(name);
        if (entry == null) return;
        if (name.isCollection()) {
            disk.remove(name.key(), documents(entry.number()), tally(entry.number()));
        } else {
            disk.remove(name.key(), index(entry.number()));
        }
    }

    /** Removes what is in the catalog under this database, but not among the names in use. */
    synchronized void removeUnused(String database, Set<Name> used) {
        for (Name name : Set.copyOf(entries.keySet())) {
            if (name.database().equals(database) && !used.contains(name)) remove(name);
        }
    }

    View snapshot() {
        return disk.snapshot();
    }

    long bytesOnDisk(byte[] prefix) {
        return disk.approximateBytes(prefix);
    }

    static byte[] documents(int number) {
        return key(DOCUMENTS, number);
    }

    static byte[] index(int number) {
        return key(INDEX, number);
    }

    static byte[] tally(int number) {
        return key(TALLY, number);
    }

    private static byte[] key(byte kind, int number) {
        return ByteBuffer.allocate(5).put(kind).putInt(number).array();
    }
}
