using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Security;

namespace Tigris.PowerShell.Tests;

/// <summary>Reads all texts of objects from property to property, as Format-List -Force and scripts can.</summary>
internal sealed class Visible
{
    private const int Deepest = 12;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _texts = [];

    /// <summary>All texts found.</summary>
    public static IReadOnlyList<string> In(IEnumerable<object?> items)
    {
        var visible = new Visible();
        foreach (var item in items)
        {
            visible.Look(item, 0);
        }

        return visible._texts;
    }

    private void Look(object? value, int depth)
    {
        if (value is null || depth > Deepest || IsOfTheEngine(value))
        {
            return;
        }

        if (value is string or ValueType or Uri or SecureString)
        {
            _texts.Add(value.ToString() ?? "");
            return;
        }

        if (!_seen.Add(value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value))
        {
            return;
        }

        _texts.Add(value.ToString() ?? "");
        if (value is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                Look(entry.Key, depth + 1);
                Look(entry.Value, depth + 1);
            }
        }
        else if ((value as PSObject)?.BaseObject is IEnumerable or IEnumerable)
        {
            foreach (var item in LanguagePrimitives.GetEnumerable(value) ?? Array.Empty<object>())
            {
                Look(item, depth + 1);
            }
        }

        foreach (var member in Members(value))
        {
            Look(member, depth + 1);
        }
    }

    private static IEnumerable<object?> Members(object value)
    {
        var bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        var ofEngine = PSObject.AsPSObject(value).Properties.Where(property => property.IsGettable).Select(property => Read(() => property.Value));

        // Fields that the engine doesn't show.
        var hidden = bare.GetType().Namespace?.StartsWith("Tigris", StringComparison.Ordinal) == true
            ? bare.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Select(field => Read(() => field.GetValue(bare)))
            : [];
        return [.. ofEngine, .. hidden];
    }

    private static object? Read(Func<object?> get)
    {
        try
        {
            return get();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.Message;
        }
    }

    // Commands, sessions and reflection lead to every object, the test's own secrets included.
    private static bool IsOfTheEngine(object value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is Type or MemberInfo or Assembly or Module or Delegate or CommandInfo or PSModuleInfo
            or System.Threading.Tasks.Task or System.Management.Automation.Runspaces.Runspace or SessionState or Pointer or System.Net.Http.HttpMessageHandler;
}
