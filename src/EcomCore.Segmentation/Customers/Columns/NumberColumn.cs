namespace EcomCore.Segmentation;

internal readonly struct NumberColumn(long[] ids) : IKeyColumn<NumberKey>
{
    public bool TryRead(int line, out NumberKey key, out uint hash)
    {
        key = new NumberKey(ids[line]);
        hash = key.Hash;
        return true;
    }

    public NumberKey Kept(int line, NumberKey key) => key;

    public void Write(int line, IdList list, int place) => list.Set(place, ids[line]);
}
