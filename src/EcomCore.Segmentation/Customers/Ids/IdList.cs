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

    public int Count { get; private set; }

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
        Append(_texts.Add(text));
        _isText[(Count - 1) >> 6] |= 1UL << (Count - 1);
    }

    /// <summary>The characters of an id that was appended as a text.</summary>
    public ReadOnlySpan<char> CharactersOf(int index) => _texts.At(_values[index]);

    /// <summary>An id as text; a number is written anew at each call.</summary>
    public string TextOf(int index) => IsText(index) ? CharactersOf(index).ToString() : _values[index].ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether an id is this text; false for a number.</summary>
    public bool Is(int index, ReadOnlySpan<char> text) => IsText(index) && CharactersOf(index).SequenceEqual(text);

    /// <summary>Adds an id of another list.</summary>
    public void AppendFrom(IdList other, int index)
    {
        if (other.IsText(index))
        {
            Append(other.CharactersOf(index));
        }
        else
        {
            Append(other._values[index]);
        }
    }

    /// <summary>Reads the first character of each text of a block, so that the processor fetches them side by side.</summary>
    public int Touch(ReadOnlySpan<int> indexes)
    {
        var touched = 0;
        foreach (var index in indexes)
        {
            touched ^= index >= 0 && IsText(index) ? _texts.Peek(_values[index]) : 0;
        }

        return touched;
    }

    private bool IsText(int index) => (_isText[index >> 6] & (1UL << index)) != 0;

    /// <summary>The ids so far, untouched by later ones; texts are shared, not copied.</summary>
    public IdList Snapshot() =>
        new(_texts.Snapshot(), _values.AsSpan(0, Count).ToArray(), _isText.AsSpan(0, (Count + 63) / 64).ToArray(), Count);
}
