namespace EcomCore.Risk;

/// <summary>A cell of the double array: the child of cell s by symbol c is cell Base[s] + c, if its Check is s (Aoe, 1989).</summary>
internal struct TrieNode
{
    /// <summary>Set in <see cref="Check"/> where a pattern ends and others go on.</summary>
    public const int Accepts = int.MinValue;

    /// <summary>Set in <see cref="Check"/> where one pattern is left; <see cref="Base"/> is then a place in the tails.</summary>
    public const int Leaf = 1 << 30;

    public const int ParentMask = Leaf - 1;

    public int Base;

    public int Check;
}
