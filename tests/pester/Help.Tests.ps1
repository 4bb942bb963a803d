BeforeDiscovery {
    . "$PSScriptRoot/Paths.ps1"
    Import-Module -Name $Manifest
    $names = (Get-Command -Module Tigris).Name
    # The index lists the topics, so that a topic without its page fails.
    $topics = [regex]::Matches((Get-Content -Raw -LiteralPath "$Root/docs/README.md"), '\(about/(about_\w+)\.md\)') | ForEach-Object { $_.Groups[1].Value }
    $recipes = [regex]::Matches((Get-Content -Raw -LiteralPath "$Root/docs/README.md"), '\((recipes/[\w-]+\.md)\)') | ForEach-Object { $_.Groups[1].Value }
}

BeforeAll {
    . "$PSScriptRoot/Paths.ps1"
    Import-Module -Name $Manifest
}

Describe 'The help of <_>' -ForEach $names {
    It 'has a page in the repository' {
        "$Root/docs/cmdlets/$_.md" | Should -Exist
        "$Root/docs/cmdlets/$_.md" | Should -FileContentMatch '^## Parameters$'
    }

    It 'has a synopsis, a description, examples, and a text for each parameter' {
        $help = Get-Help -Name $_ -Full
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -BeLike "*$_ *[[]*"
        ($help.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        $common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters
        $parameters = (Get-Command -Name $_).Parameters.Keys | Where-Object { $_ -notin $common }
        $explained = @($help.parameters.parameter | Where-Object { ($_.description | Out-String).Trim() }).name
        $parameters | Where-Object { $_ -notin $explained } | Should -BeNullOrEmpty
    }
}

Describe 'The help topic <_>' -ForEach $topics {
    It 'has a page in the repository and opens by its name' {
        "$Root/docs/about/$_.md" | Should -Exist
        Get-Help -Name $_ | Out-String | Should -Match 'SHORT DESCRIPTION'
    }
}

Describe 'The index of the documentation' {
    It 'lists each topic' {
        $listed = [regex]::Matches((Get-Content -Raw -LiteralPath "$Root/docs/README.md"), '\(about/(about_\w+)\.md\)') | ForEach-Object { $_.Groups[1].Value }
        (Get-ChildItem -Path "$Root/docs/about" -Filter *.md).BaseName | Sort-Object | Should -Be ($listed | Sort-Object -Unique)
    }

    It 'links to the recipe <_>' -ForEach $recipes {
        "$Root/docs/$_" | Should -Exist
    }
}
