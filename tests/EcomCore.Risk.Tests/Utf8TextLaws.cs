using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Risk.Tests;

public sealed class Utf8TextLaws
{
    // Ends of the ranges of one to four bytes, ASCII and Chinese in runs, and what is not valid: a lone continuation, an overlong form, half of a surrogate pair, a lead without the rest.
    private static readonly byte[][] Pieces =
    [
        .. new[] { "a", "plain text in ASCII, 34 long......", "\u007F", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFD", "\uFFFF", "收", "收到的是假冒产品，退款", "\U0001F600", "\U0010FFFF" }
            .Select(Encoding.UTF8.GetBytes),
        [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xE4], [0xE4, 0xBD], [0xF0, 0x9F], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    ];

    [Property(MaxTest = 500)]
    public Property Bytes_are_read_as_character_by_character(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var bytes = Enumerable.Range(0, random.Next(0, 30)).SelectMany(_ => Pieces[random.Next(random.Next(0, 2) == 0 ? 14 : Pieces.Length)]).ToArray();
        var expected = Naive(bytes);
        var text = new char[bytes.Length + 2];
        var (read, written) = (0, 0);
        while (read < bytes.Length)
        {
            // Room for a piece only, so that texts are cut at any place.
            var room = text.AsSpan(written, Math.Min(text.Length - written, random.Next(2, 60)));
            written += Utf8Text.Decode(bytes.AsSpan(read), room, out var taken);
            read += taken;
        }

        return (new string(text, 0, written) == expected).Label(Convert.ToHexString(bytes));
    }

    [Property(MaxTest = 300)]
    public bool So_many_units_take_the_bytes_that_a_reader_of_single_characters_takes(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var bytes = Enumerable.Range(0, random.Next(0, 12)).SelectMany(_ => Pieces[random.Next(Pieces.Length)]).ToArray();
        var ends = new List<int> { 0 };
        for (var at = 0; at < bytes.Length;)
        {
            at += One(bytes.AsSpan(at), out var one);
            ends.AddRange(Enumerable.Repeat(at, one.Length));
        }

        return Enumerable.Range(0, ends.Count).All(units => Utf8Text.BytesOf(bytes, units) == ends[units]);
    }

    private static string Naive(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        while (!bytes.IsEmpty)
        {
            bytes = bytes[One(bytes, out var one)..];
            text.Append(one);
        }

        return text.ToString();
    }

    /// <summary>One valid character, or one byte as U+FFFD.</summary>
    private static int One(ReadOnlySpan<byte> bytes, out string one)
    {
        var isValid = Rune.DecodeFromUtf8(bytes, out var rune, out var taken) == OperationStatus.Done;
        one = isValid ? rune.ToString() : "\uFFFD";
        return isValid ? taken : 1;
    }
}
