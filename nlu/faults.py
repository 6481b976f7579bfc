"""What can be wrong before a word is understood."""


class UnderstandingFault(Exception):
    """Nothing can be understood yet; the message says why, and the remedy."""


class ForeignModel(UnderstandingFault):
    """A model is not to be loaded: it does not carry the seal of this folder."""


class TrainingDataFault(UnderstandingFault):
    """A file of examples is not in Rasa's form, or there is none."""


class PipelineFault(UnderstandingFault):
    """The pipeline names what there is not."""


class NamesFault(UnderstandingFault):
    """The file with what a company calls its things cannot be read."""


class TextsFault(UnderstandingFault):
    """The file with texts to measure by cannot be read."""
