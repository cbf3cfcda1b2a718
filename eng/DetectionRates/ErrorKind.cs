namespace EcomCore.SampleData;

/// <summary>The errors that people make when they copy codes (J. Verhoeff, Error Detecting Decimal Codes, 1969, chapter 1), and look-alikes.</summary>
internal enum ErrorKind
{
    /// <summary>One character is another, of the payload or the check.</summary>
    Substitution,

    /// <summary>Two different neighbours are swapped: ab, ba; payload and check.</summary>
    Transposition,

    /// <summary>Two equal neighbours are another pair: aa, bb; within the payload.</summary>
    Twin,

    /// <summary>Two characters around a third are swapped: abc, cba; payload and check.</summary>
    JumpTransposition,

    /// <summary>O and 0, I and 1, S and 5, B and 8, Z and 2; within the payload.</summary>
    LookAlike,
}
