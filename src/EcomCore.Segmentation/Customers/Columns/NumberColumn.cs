namespace EcomCore.Segmentation;

internal readonly struct NumberColumn(long[] ids) : IKeyColumn<NumberKey>
{
    public bool TryRead(int line, out NumberKey key, out uint hash)
    {
        key = new NumberKey(ids[line]);
        hash = key.Hash;
        return true;
    }

    public void Complete(int line, ref NumberKey key)
    {
        // It is complete. Not even written: lines that stay as they are need not go back to the memory.
    }

    public void Write(int line, IdList list, int place) => list.Set(place, ids[line]);
}
