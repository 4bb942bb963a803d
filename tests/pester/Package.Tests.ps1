Describe 'build.ps1 -Task Package' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        # A test that reaches the build fails.
        function dotnet { throw 'The build started.' }
        $build = "$Root/build.ps1"
        $given = @{ ProjectUri = 'https://example.org/tigris'; LicenseUri = 'https://example.org/licence'; ReleaseNotes = 'New.' }
        $null = $build, $given
    }

    It 'refuses a release that lacks <Name>' -ForEach @(
        @{ Name = 'ProjectUri'; Value = $null }
        @{ Name = 'LicenseUri'; Value = '' }
        @{ Name = 'ReleaseNotes'; Value = " `n" }
    ) {
        $values = $given + @{}
        $values[$Name] = $Value
        { & $build -Task Package -Release @values } | Should -Throw "A release needs -$Name. No package was made.*"
    }

    It 'names every missing value at once' {
        { & $build -Task Package -Release } | Should -Throw 'A release needs -ProjectUri, -LicenseUri, -ReleaseNotes. No package was made.*'
    }

    It 'refuses <Value> as -<Name>' -ForEach @(
        @{ Name = 'ProjectUri'; Value = 'example.org' }
        @{ Name = 'LicenseUri'; Value = '/LICENSE' }
        @{ Name = 'IconUri'; Value = 'file:///icon.png' }
    ) {
        $values = $given + @{}
        $values[$Name] = $Value
        { & $build -Task Package @values } | Should -Throw "-$Name '$Value' isn't a web address.*"
    }

    It 'refuses -Release for another task' {
        { & $build -Task Build -Release } | Should -Throw '-Release belongs to -Task Package.'
    }
}
