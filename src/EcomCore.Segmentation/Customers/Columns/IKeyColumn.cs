namespace EcomCore.Segmentation;

/// <summary>A column of customer ids as keys. One per reader.</summary>
/// <typeparam name="TKey">The form of the keys.</typeparam>
internal interface IKeyColumn<TKey>
    where TKey : struct, ICustomerKey<TKey>
{
    /// <summary>Reads a line's id; false for a guest. The hash is the same for every reader.</summary>
    bool TryRead(int line, out TKey key, out uint hash);

    /// <summary>The key to keep of a line that was read and counts, and its hash.</summary>
    TKey Kept(int line, TKey key, ref uint hash);

    /// <summary>Writes the id of a line into a list.</summary>
    void Write(int line, IdList ids, int place);
}
