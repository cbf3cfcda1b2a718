namespace EcomCore.Segmentation;

/// <summary>A column of customer ids as keys. Each part of the customers has one of its own; the keys that it gives to be kept are compared within the part alone.</summary>
/// <typeparam name="TKey">The form of the keys.</typeparam>
internal interface IKeyColumn<TKey>
    where TKey : struct, ICustomerKey<TKey>
{
    /// <summary>Reads a line's id; false for a guest. The hash, the same in every column, tells the part.</summary>
    bool TryRead(int line, out TKey key, out uint hash);

    /// <summary>Makes the key of a line that was read and counts the one to keep.</summary>
    void Complete(int line, ref TKey key);

    /// <summary>Writes the id of a line into a list.</summary>
    void Write(int line, IdList ids, int place);
}
