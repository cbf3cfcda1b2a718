namespace EcomCore.Budgeting;

/// <summary>How the units that do not divide evenly are given out.</summary>
public enum SplitMethod
{
    /// <summary>
    /// Every part gets the whole units of its exact quota; the units left go to the largest fractions, of equal fractions to the earlier part
    /// (Hamilton 1792). No part is a full unit away from its quota, but a larger total can take a unit from a part (the Alabama paradox).
    /// </summary>
    LargestRemainder,

    /// <summary>
    /// The divisor method that rounds halves (Webster 1832, Sainte-Laguë 1910): a larger total never takes a unit from a part, and on average
    /// no part size is favoured. A part can be a unit or more away from its quota. Of equal claims the earlier part comes first.
    /// </summary>
    Webster,

    /// <summary>
    /// The divisor method that rounds down (Jefferson 1792, D'Hondt 1878): like Webster's a larger total never takes a unit from a part, but large parts are
    /// favoured. A part never falls below the whole units of its quota. Of equal claims the earlier part comes first.
    /// </summary>
    Jefferson,
}
