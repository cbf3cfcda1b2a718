using System.Collections.Frozen;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace EcomCore.Architecture.Tests;

/// <summary>Walks a method's instructions (ECMA-335, partition III) and gives those that name a member or a type, and the texts.</summary>
internal static class Instructions
{
    private static readonly FrozenDictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Value);

    public static IEnumerable<(OpCode Code, EntityHandle Token)> WithToken(byte[] body)
    {
        var at = 0;
        while (at < body.Length)
        {
            var code = Codes[body[at] == 0xFE ? unchecked((short)(0xFE00 | body[at + 1])) : body[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return (code, MetadataTokens.EntityHandle(BitConverter.ToInt32(body, at)));
            }
            else if (code.OperandType is OperandType.InlineString)
            {
                yield return (code, default);
            }

            at += OperandSize(code, body, at);
        }
    }

    private static int OperandSize(OpCode code, byte[] body, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
        _ => 4,
    };
}
