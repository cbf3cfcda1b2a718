namespace EcomCore.Risk;

/// <summary>A cell of the double array: the child of cell s by symbol c is cell Base[s] + c, if its Check is s (Aoe, 1989).</summary>
internal struct TrieNode
{
    public int Base;
    public int Check;

    /// <summary>First entry of the chain of patterns that end here, or -1.</summary>
    public int Output;
}
