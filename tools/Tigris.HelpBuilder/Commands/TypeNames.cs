using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;

namespace Tigris.HelpBuilder.Commands;

/// <summary>The PowerShell names of types.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Short = new()
    {
        [typeof(string)] = "string",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(bool)] = "bool",
        [typeof(decimal)] = "decimal",
        [typeof(object)] = "object",
        [typeof(DateTime)] = "datetime",
        [typeof(Hashtable)] = "hashtable",
        [typeof(Uri)] = "uri",
        [typeof(SwitchParameter)] = "switch",
        [typeof(PSCredential)] = "pscredential",
        [typeof(PSObject)] = "psobject",
        [typeof(SecureString)] = "securestring",
    };

    public static string Of(Type type) =>
        type.IsArray ? Of(type.GetElementType()!) + "[]"
        : Short.TryGetValue(Element(type), out var name) ? name
        : Element(type).FullName!;

    /// <summary>Returns the type of one value: the element type of an array, or the value type of a nullable.</summary>
    public static Type Element(Type type) =>
        type.IsArray ? Element(type.GetElementType()!) : Nullable.GetUnderlyingType(type) ?? type;
}
