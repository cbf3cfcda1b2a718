using EcomCore.Sku;

namespace EcomCore.SampleData;

/// <summary>Makes codes of random payloads, tries every error of a kind on each of them, and counts those that leave a valid code.</summary>
internal sealed class ErrorTrials(CheckScheme scheme, string alphabet, int payloadLength, int codes, ulong seed)
{
    private const string LookAlikes = "O0I1S5B8Z2";

    public Trial Run(ErrorKind kind)
    {
        var dice = new Dice(seed);
        var letters = alphabet.ToCharArray();
        var code = new char[payloadLength + scheme.Length];
        long tried = 0, missed = 0;
        for (var i = 0; i < codes; i++)
        {
            for (var place = 0; place < payloadLength; place++)
            {
                code[place] = dice.Pick(letters);
            }

            scheme.TryCompute(code.AsSpan(0, payloadLength), code.AsSpan(payloadLength));
            TryAll(kind, code, ref tried, ref missed);
        }

        return new Trial(tried, missed);
    }

    private void TryAll(ErrorKind kind, char[] code, ref long tried, ref long missed)
    {
        switch (kind)
        {
            case ErrorKind.Substitution:
                for (var place = 0; place < code.Length; place++)
                {
                    Replace(code, place, 1, AlphabetAt(place), ref tried, ref missed);
                }

                break;
            case ErrorKind.Twin:
                for (var place = 0; place + 1 < payloadLength; place++)
                {
                    Replace(code, place, code[place] == code[place + 1] ? 2 : 0, alphabet, ref tried, ref missed);
                }

                break;
            case ErrorKind.LookAlike:
                for (var place = 0; place < payloadLength; place++)
                {
                    Replace(code, place, 1, OtherOf(code[place]), ref tried, ref missed);
                }

                break;
            default:
                Swap(code, kind == ErrorKind.Transposition ? 1 : 2, ref tried, ref missed);
                break;
        }
    }

    /// <summary>Puts every other character of some into one place, or into two.</summary>
    private void Replace(char[] code, int place, int count, string others, ref long tried, ref long missed)
    {
        var own = code[place];
        foreach (var other in count == 0 ? string.Empty : others)
        {
            if (other != own)
            {
                code.AsSpan(place, count).Fill(other);
                tried++;
                missed += scheme.IsValid(code) ? 1 : 0;
            }
        }

        if (count > 0)
        {
            code.AsSpan(place, count).Fill(own);
        }
    }

    /// <summary>A character that its new place cannot hold is no trial: anybody would see it.</summary>
    private void Swap(char[] code, int distance, ref long tried, ref long missed)
    {
        for (var place = 0; place + distance < code.Length; place++)
        {
            var (a, b) = (code[place], code[place + distance]);
            if (a != b && AlphabetAt(place).Contains(b, StringComparison.Ordinal) && AlphabetAt(place + distance).Contains(a, StringComparison.Ordinal))
            {
                (code[place], code[place + distance]) = (b, a);
                tried++;
                missed += scheme.IsValid(code) ? 1 : 0;
                (code[place], code[place + distance]) = (a, b);
            }
        }
    }

    private string AlphabetAt(int place) => place < payloadLength ? alphabet : scheme.CheckAlphabet;

    private string OtherOf(char character)
    {
        var at = LookAlikes.IndexOf(character, StringComparison.Ordinal);
        return at >= 0 && alphabet.Contains(LookAlikes[at ^ 1], StringComparison.Ordinal) ? LookAlikes[at ^ 1].ToString() : string.Empty;
    }
}
