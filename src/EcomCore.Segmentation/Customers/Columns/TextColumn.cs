namespace EcomCore.Segmentation;

/// <summary>A column of texts. Those that do not fit a key are numbered in a list of their own.</summary>
internal readonly struct TextColumn(string?[] ids) : IKeyColumn<TextKey>
{
    private readonly IdIndex _longer = new();

    public bool TryRead(int line, out TextKey key, out uint hash)
    {
        var text = ids[line];
        if (string.IsNullOrWhiteSpace(text))
        {
            (key, hash) = (default, 0);
            return false;
        }

        key = TextKey.Of(text.AsSpan());
        hash = key.IsWithoutPlace ? Hashing.Of(text.AsSpan()) : key.Hash;
        return true;
    }

    public void Complete(int line, ref TextKey key)
    {
        if (key.IsWithoutPlace)
        {
            key = TextKey.OfPlace(_longer.GetOrAdd(ids[line].AsSpan()));
        }
    }

    public void Write(int line, IdList list, int place)
    {
        var text = ids[line].AsSpan();
        if (PlainNumber.TryParse(text, out var number))
        {
            list.Set(place, number);
        }
        else
        {
            list.Set(place, text);
        }
    }
}
