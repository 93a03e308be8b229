package jp.anpi.safety.board;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Keeps numbers by the urgency that an order over columns gives, 8 bytes each: putting, moving and removing cost O(log n),
 * the first k cost O(k log k), nothing ever sorts all.
 */
final class UrgentHeap {

    private static final int ABSENT = -1;

    private final IntOrder order;
    private int[] heap;
    private int[] places;
    private int size;

    UrgentHeap(int expected, IntOrder order) {
        this.order = order;
        this.heap = new int[Math.max(16, expected)];
        this.places = new int[heap.length];
        Arrays.fill(places, ABSENT);
    }

    int size() {
        return size;
    }

    /** Puts the number in its place, or moves it there after its columns have changed. */
    void put(int number) {
        makeRoom(number);
        if (places[number] == ABSENT) {
            heap[size] = number;
            places[number] = size++;
        }
        settle(places[number]);
    }

    void remove(int number) {
        if (number >= places.length || places[number] == ABSENT) {
            return;
        }
        int hole = places[number];
        places[number] = ABSENT;
        int last = heap[--size];
        if (hole < size) {
            heap[hole] = last;
            places[last] = hole;
            settle(hole);
        }
    }

    /** The {@code most} most urgent numbers in order; the heap stays as it is. */
    int[] first(int most) {
        int[] found = new int[Math.min(most, size)];
        PriorityQueue<Integer> frontier = new PriorityQueue<>((a, b) -> order.compare(heap[a], heap[b]));
        frontier.add(0);
        for (int count = 0; count < found.length; count++) {
            int place = frontier.remove();
            found[count] = heap[place];
            for (int child = 2 * place + 1; child <= 2 * place + 2 && child < size; child++) {
                frontier.add(child);
            }
        }
        return found;
    }

    private void settle(int place) {
        int at = risen(place);
        if (at == place) {
            sink(at);
        }
    }

    private int risen(int place) {
        int number = heap[place];
        int at = place;
        while (at > 0 && order.compare(number, heap[(at - 1) / 2]) < 0) {
            set(at, heap[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        set(at, number);
        return at;
    }

    private void sink(int place) {
        int number = heap[place];
        int at = place;
        int child = lesserChild(at);
        while (child < size && order.compare(heap[child], number) < 0) {
            set(at, heap[child]);
            at = child;
            child = lesserChild(at);
        }
        set(at, number);
    }

    private int lesserChild(int place) {
        int left = 2 * place + 1;
        boolean rightIsLess = left + 1 < size && order.compare(heap[left + 1], heap[left]) < 0;
        return rightIsLess ? left + 1 : left;
    }

    private void set(int place, int number) {
        heap[place] = number;
        places[number] = place;
    }

    private void makeRoom(int number) {
        if (number >= places.length) {
            int before = places.length;
            int wanted = Math.max(number + 1, before + (before >> 1));
            places = Arrays.copyOf(places, wanted);
            Arrays.fill(places, before, wanted, ABSENT);
            heap = Arrays.copyOf(heap, wanted);
        }
    }

    /** Compares two numbers by what the columns say of them. */
    @FunctionalInterface
    interface IntOrder {
        int compare(int one, int other);
    }
}
