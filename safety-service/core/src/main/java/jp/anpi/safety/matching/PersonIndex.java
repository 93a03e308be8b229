package jp.anpi.safety.matching;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import jp.anpi.registry.contract.PersonId;

/**
 * Everybody whom a report may mean, folded and ready to be searched; built from the roster copy and kept up to date one
 * person at a time. For 215,891 people it takes some 40 MB and some seconds to fill. May be read and written by several
 * threads; nobody waits longer than for one person to be changed or one question to be answered.
 *
 * <p>It holds whom it is given: a caller takes out people who died or moved away.
 */
public final class PersonIndex {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Rows rows = new Rows();
    private int people;

    /** Adds the person or replaces all that was known of them. */
    public void put(Listed person) {
        var own = Shadow.of(person, person.name());
        var others =
                person.aliases().stream().map(alias -> Shadow.of(person, alias)).toList();
        lock.writeLock().lock();
        try {
            takeOut(person.id());
            rows.add(person.id(), own);
            others.forEach(alias -> rows.add(person.id(), alias));
            people++;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Takes the person out; nothing happens when they are not in it. */
    public void remove(PersonId person) {
        lock.writeLock().lock();
        try {
            takeOut(person);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** How many people are in it. */
    public int people() {
        lock.readLock().lock();
        try {
            return people;
        } finally {
            lock.readLock().unlock();
        }
    }

    <T> T read(Function<Rows, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(rows);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void takeOut(PersonId person) {
        int row = rows.find(person);
        if (row == Chains.NONE) {
            return;
        }
        people--;
        while (row != Chains.NONE) {
            rows.remove(row);
            row = rows.find(person);
        }
    }
}
