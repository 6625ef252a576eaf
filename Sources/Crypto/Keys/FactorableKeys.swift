/// The mark of keys that can be factored (CVE-2017-15361): their primes are powers of 65537 modulo the product of the small
/// primes, and so is the modulus. A sound key bears it by chance once in about 2^28.
let factorableResidues: [(prime: Int, residues: Set<Int>)] = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113,
  127, 131, 137, 139, 149, 151, 157, 163, 167,
].map { prime in
  var residues: Set<Int> = []
  var power = 1
  while residues.insert(power).inserted { power = power * 65537 % prime }
  return (prime, residues)
}
