using System;
using System.Collections.Generic;
using Xunit.v3;

namespace Tigris.Tests;

/// <summary>Marks a test of a rule in INVARIANTS.md. The id is also a trait, so that a filter can select the tests of a rule.</summary>
/// <param name="id">The id of the rule.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class InvariantAttribute(string id) : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Invariant", id)];
}
