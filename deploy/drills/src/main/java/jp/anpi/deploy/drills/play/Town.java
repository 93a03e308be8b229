package jp.anpi.deploy.drills.play;

import java.util.Comparator;
import java.util.List;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.Member;

/** Everybody a drill may choose from, in the order of their ids, so that a seed always chooses the same people. */
record Town(List<Check> people, List<Member> members) {
    Town {
        people = people.stream().sorted(Comparator.comparing(Check::person)).toList();
        members = members.stream().sorted(Comparator.comparing(Member::id)).toList();
    }
}
