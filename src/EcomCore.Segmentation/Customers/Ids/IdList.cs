using System.Globalization;

namespace EcomCore.Segmentation;

/// <summary>Ids in a row, each a number or a text.</summary>
internal sealed class IdList
{
    private readonly TextPool _texts;

    // Per id: the number itself, or the address of its text; the bit tells which.
    private long[] _values;
    private ulong[] _isText;

    public IdList()
        : this(new TextPool(), new long[64], new ulong[1], 0)
    {
    }

    private IdList(TextPool texts, long[] values, ulong[] isText, int count)
    {
        _texts = texts;
        _values = values;
        _isText = isText;
        Count = count;
    }

    /// <summary>A list of so many ids, each to be set.</summary>
    public IdList(int count)
        : this(new TextPool(), Unset.Array<long>(count), new ulong[(count >> 6) + 1], count)
    {
    }

    public int Count { get; private set; }

    public void Set(int index, long number) => _values[index] = number;

    public void Set(int index, ReadOnlySpan<char> text)
    {
        _values[index] = _texts.Add(text);
        _isText[index >> 6] |= 1UL << index;
    }

    public void Append(long number)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Count * 2);
            Array.Resize(ref _isText, Count * 2 / 64);
        }

        _values[Count++] = number;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Append(0);
        Set(Count - 1, text);
    }

    /// <summary>The characters of an id that was appended as a text.</summary>
    public ReadOnlySpan<char> CharactersOf(int index) => _texts.At(_values[index]);

    /// <summary>An id as text; a number is written anew at each call.</summary>
    public string TextOf(int index) => IsText(index) ? CharactersOf(index).ToString() : _values[index].ToString(CultureInfo.InvariantCulture);

    /// <summary>The ids so far, untouched by later ones; texts are shared, not copied.</summary>
    public IdList Snapshot() =>
        new(_texts.Snapshot(), _values.AsSpan(0, Count).ToArray(), _isText.AsSpan(0, (Count + 63) / 64).ToArray(), Count);

    private bool IsText(int index) => (_isText[index >> 6] & (1UL << index)) != 0;
}
