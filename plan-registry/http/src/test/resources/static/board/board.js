// what everything comes to
export const answer = 42;
