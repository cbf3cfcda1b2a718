using System.Reflection.Metadata;

namespace EcomCore.Architecture.Tests;

/// <summary>Writes what a token of an assembly refers to as text: <c>System.Linq.Enumerable::Order&lt;System.String&gt;(...)</c>.</summary>
internal sealed class MemberNames(MetadataReader reader)
{
    private static readonly SignatureNames Types = new();

    public string Of(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MemberReference => OfReference((MemberReferenceHandle)handle),
        HandleKind.MethodSpecification => OfGenericMethod((MethodSpecificationHandle)handle),
        HandleKind.MethodDefinition => OfMethod((MethodDefinitionHandle)handle),
        HandleKind.TypeReference or HandleKind.TypeDefinition or HandleKind.TypeSpecification => OfType(handle) + "::",
        _ => string.Empty,
    };

    public string OfType(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference => Types.GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeDefinition => Types.GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeSpecification => Types.GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0),
        _ => string.Empty,
    };

    public string OfMethod(MethodDefinitionHandle handle)
    {
        var method = reader.GetMethodDefinition(handle);
        return OfType(method.GetDeclaringType()) + "::" + reader.GetString(method.Name);
    }

    private string OfReference(MemberReferenceHandle handle)
    {
        var member = reader.GetMemberReference(handle);
        return Prefix(member) + (member.GetKind() == MemberReferenceKind.Method ? Parameters(member) : string.Empty);
    }

    private string OfGenericMethod(MethodSpecificationHandle handle)
    {
        var instance = reader.GetMethodSpecification(handle);
        var arguments = "<" + string.Join(",", instance.DecodeSignature(Types, null)) + ">";
        if (instance.Method.Kind != HandleKind.MemberReference)
        {
            return Of(instance.Method) + arguments;
        }

        var member = reader.GetMemberReference((MemberReferenceHandle)instance.Method);
        return Prefix(member) + arguments + Parameters(member);
    }

    private string Prefix(MemberReference member) => OfType(member.Parent) + "::" + reader.GetString(member.Name);

    private static string Parameters(MemberReference member) =>
        "(" + string.Join(",", member.DecodeMethodSignature(Types, null).ParameterTypes) + ")";
}
