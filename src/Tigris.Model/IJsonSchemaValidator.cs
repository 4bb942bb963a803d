using System.Collections.Generic;

namespace Tigris;

/// <summary>Validates JSON text against a JSON schema.</summary>
public interface IJsonSchemaValidator
{
    /// <summary>
    /// Returns the errors of a text in the order of their positions; none if the text is valid. Text that isn't JSON, a member that occurs
    /// twice, and a number that a <see cref="decimal"/> can't hold exactly are errors too.
    /// </summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="schema">The JSON schema, draft 2020-12. The <c>description</c> of a value is the suggestion of its errors.</param>
    IReadOnlyList<JsonSchemaError> Validate(string text, string schema);

    /// <summary>Finds the position of a value in a JSON text.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="path">The JSON path of the value, in the form of <see cref="JsonSchemaError.Path"/>.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column in characters, from 1.</param>
    /// <returns>true if the text has such a value; otherwise, false.</returns>
    bool TryFind(string text, string path, out int line, out int column);
}
