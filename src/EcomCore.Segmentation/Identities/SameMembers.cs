namespace EcomCore.Segmentation;

/// <summary>Compares lists of accounts by what they hold, in their order.</summary>
internal sealed class SameMembers : IEqualityComparer<IReadOnlyList<int>>
{
    public bool Equals(IReadOnlyList<int>? x, IReadOnlyList<int>? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.Count == y.Count && x.SequenceEqual(y));

    public int GetHashCode(IReadOnlyList<int> obj)
    {
        var hash = obj.Count;
        foreach (var member in obj)
        {
            hash = unchecked((hash * 31) + member);
        }

        return hash;
    }
}
