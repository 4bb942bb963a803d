using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Security;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Probes;

/// <summary>Fills requests with the given texts, in each member that accepts a text.</summary>
internal sealed class Filler(IReadOnlyList<string> texts, int seed)
{
    private int _next = seed;

    /// <summary>The texts in members that must arrive unchanged.</summary>
    public List<string> Used { get; } = [];

    public object? Make(Type type, string name)
    {
        var chance = Next();
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return chance % 3 == 0 ? null : Make(underlying, name);
        }

        return type switch
        {
            _ when type == typeof(string) => Text(name),
            _ when type == typeof(SecureString) => Lab.Secret(Text(name)),
            _ when type == typeof(bool) => chance % 2 == 0,
            _ when type == typeof(int) => chance % 5 == 0 ? int.MaxValue : chance,
            _ when type == typeof(long) => chance % 5 == 0 ? long.MinValue : chance,
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2, 1, 1, 0, 0, 0, TimeSpan.FromHours(chance % 3)).AddSeconds(chance * 100L),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(chance % Enum.GetValues(type).Length),
            _ when typeof(IDictionary).IsAssignableFrom(type) || type.Name.Contains("Dictionary", StringComparison.Ordinal) => Members(chance),
            _ when type.IsArray || type.IsInterface => Items(type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0], name, chance),
            _ => Fill(Activator.CreateInstance(type)!),
        };
    }

    private object Fill(object made)
    {
        foreach (var property in made.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            property.SetValue(made, Make(property.PropertyType, property.Name));
        }

        return made;
    }

    private Array Items(Type type, string name, int chance)
    {
        var items = Array.CreateInstance(type, chance % 3);
        for (var index = 0; index < items.Length; index++)
        {
            items.SetValue(Make(type, name), index);
        }

        return items;
    }

    private Dictionary<string, object?> Members(int chance) => chance % 2 == 0
        ? []
        : new() { ["x" + Text("")] = new object?[] { Text(""), chance, 1.5m, null, true, new Dictionary<string, object?> { ["y"] = Text("") } } };

    private string Text(string name)
    {
        // A text that isn't an identity is never sent as one. Another probe covers this.
        var text = name is "BucketName" or "PolicyName" or "OrganizationId" ? "usable" : texts[Next() % texts.Count];
        if (text.Length > 0 && name is not ("OrganizationId" or "BucketName" or "PolicyName" or "Region"))
        {
            Used.Add(text);
        }

        return text;
    }

    private int Next() => _next = unchecked((_next * 1103515245) + 12345) & 0x7fffffff;
}
