namespace EcomCore.Segmentation;

/// <summary>Recognises the texts that are exactly how a 64-bit number is written: <c>0</c>, <c>42</c>, <c>-7</c>; not <c>007</c>, <c>+7</c> or <c>-0</c>.</summary>
internal static class PlainNumber
{
    private const int LongestLength = 20;

    public static bool TryParse(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        var isNegative = !text.IsEmpty && text[0] == '-';
        var digits = isNegative ? text.Slice(1) : text;
        if (digits.IsEmpty || text.Length > LongestLength || (digits[0] == '0' && text.Length > 1))
        {
            return false;
        }

        // Summed below zero, where the range is larger by one.
        foreach (var character in digits)
        {
            var digit = character - '0';
            if ((uint)digit > 9 || number < (long.MinValue + digit) / 10)
            {
                return false;
            }

            number = (number * 10) - digit;
        }

        if (isNegative)
        {
            return true;
        }

        var fits = number != long.MinValue;
        number = fits ? -number : 0;
        return fits;
    }
}
